/** A client that logs nobody in: for scripts, with the grant `client_credentials`. */
export const SCRIPT = { id: 'script', secret: 'only-for-this-sample' } as const;
