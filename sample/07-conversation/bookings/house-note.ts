import type { AnswerInstead } from 'nest-fastmcp';

/** Writes the card for clients without a model. What it is given says what to write; the house knows one text. */
export const houseNote: AnswerInstead = () => ({
  role: 'assistant',
  model: 'house',
  content: { type: 'text', text: 'Welcome! We are glad that you are here.' },
});
