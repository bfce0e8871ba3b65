/** The tool by which a model gives its result. */
export const FINAL_RESPONSE = 'final_response';
