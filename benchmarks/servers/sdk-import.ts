/**
 * Tells how long the import of the SDK takes in a process that has what every
 * server here has anyway.
 */
await import('reflect-metadata');
await import('@nestjs/core');
await import('zod');
const startedAt = performance.now();
await import('@modelcontextprotocol/server');
process.send?.({ importMs: performance.now() - startedAt });
process.disconnect();
