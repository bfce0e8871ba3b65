import type { Ajv2020, Options } from 'ajv/dist/2020.js';

/** Creates an ajv for one purpose, with the formats of the dialect. */
export type AjvFactory = (options: Options) => Ajv2020;

let loading: Promise<AjvFactory> | undefined;

/**
 * Loads ajv and its formats, once. Loading takes tens of milliseconds, which
 * applications without JSON Schema sources never pay.
 */
export function loadAjv(): Promise<AjvFactory> {
  loading ??= importAjv();
  return loading;
}

async function importAjv(): Promise<AjvFactory> {
  const [{ Ajv2020 }, formats] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
  ]);
  return (options) => {
    const ajv = new Ajv2020({ strict: false, logger: false, ...options });
    formats.default.default(ajv);
    return ajv;
  };
}
