export const ROOMS = ['single', 'double'] as const;

export type Room = (typeof ROOMS)[number];

/** Euros for a night. */
const RATES: Readonly<Record<Room, number>> = { single: 80, double: 120 };

/** What can be paid now, in euros. */
export interface Price {
  readonly full: number;
  readonly deposit: number;
}

export function priceOf(room: Room, nights: number): Price {
  const full = RATES[room] * nights;
  return { full, deposit: full / 5 };
}
