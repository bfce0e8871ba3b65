import { call, common } from '../checks.mjs';

/** The header with a token for scripts, from the identity provider the server's metadata names. */
export async function getToken(url) {
  const metadata = await fetch(
    new URL('/.well-known/oauth-protected-resource/mcp', url),
  );
  const { resource, authorization_servers: issuers } = await metadata.json();
  const credentials = Buffer.from('script:only-for-this-sample');
  const response = await fetch(`${issuers[0]}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials.toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource,
      scope: 'garden garden:water',
    }),
  });
  const { access_token: token } = await response.json();
  return [`Authorization: Bearer ${token}`];
}

/** What the sample with an identity provider answers a script. */
export const GARDEN = [
  ...common({ name: 'garden', version: '1.0.0' }, [
    'list_beds',
    'water_bed',
    'opening_hours',
  ]),
  call(
    'water_bed',
    { bed: 'tomatoes', litres: 1 },
    { structuredContent: { name: 'tomatoes', wateredBy: 'script' } },
  ),
];
