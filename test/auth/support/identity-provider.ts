import { jest } from '@jest/globals';
import type {
  IdentityProvider,
  IdentityProviderOptions,
} from '../../../sample/12-external-idp/identity-provider/identity-provider.js';

/** Starts the identity provider of the sample, which has a lot to say about being one for trying out. */
export async function startQuietly(
  options: IdentityProviderOptions,
): Promise<IdentityProvider> {
  const muted = [
    jest.spyOn(console, 'warn').mockImplementation(() => undefined),
    jest.spyOn(console, 'info').mockImplementation(() => undefined),
  ];
  try {
    const { startIdentityProvider } =
      await import('../../../sample/12-external-idp/identity-provider/identity-provider.js');
    return await startIdentityProvider(options);
  } finally {
    for (const spy of muted) spy.mockRestore();
  }
}
