/**
 * How many issues one refused value may have. A hostile value can have
 * millions; nobody reads more than the first few.
 */
export const ISSUE_LIMIT = 100;
