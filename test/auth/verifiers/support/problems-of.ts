import { McpConfigurationException } from '../../../../lib/index.js';

/** What is wrong with a configuration, as `code where`. */
export function problemsOf(configure: () => unknown): string[] {
  try {
    configure();
  } catch (error) {
    if (!(error instanceof McpConfigurationException)) throw error;
    return error.problems.map(({ code, where }) => `${code} ${where}`);
  }
  return [];
}

/** The whole message of a configuration that does not work. */
export function messageOf(configure: () => unknown): string {
  try {
    configure();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
}
