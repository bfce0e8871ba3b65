export { McpAuthModule } from './mcp-auth.module.js';
export { McpAuthGuard } from './mcp-auth.guard.js';
export type {
  McpAuthExtras,
  McpAuthOptions,
  McpAuthOptionsFactory,
} from './mcp-auth-options.js';
export type { TokenVerifier, VerifiedToken } from './token-verifier.js';
export { JwtVerifier } from './verifiers/jwt-verifier.js';
export type {
  JwtAlgorithm,
  JwtKeySource,
  JwtVerificationOptions,
  JwtVerifierOptions,
} from './verifiers/jwt-verifier-options.js';
export { IntrospectionVerifier } from './verifiers/introspection-verifier.js';
export type {
  IntrospectionCacheOptions,
  IntrospectionOptions,
} from './verifiers/introspection-options.js';
export {
  type StaticToken,
  type StaticTokenOptions,
  StaticTokenVerifier,
} from './verifiers/static-token-verifier.js';
export { AnyOf } from './verifiers/any-of.js';
export { VerifierUnavailableException } from './verifiers/verifier-unavailable.exception.js';
export {
  type PublishedKey,
  type SigningAlgorithm,
  SigningKeyPair,
  type SignOptions,
} from './signing-key-pair.js';
