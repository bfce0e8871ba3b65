import type { Room } from './prices.js';

/** What is to be booked, and charged for it. */
export interface NewBooking {
  readonly guest: string;
  readonly arrival: string;
  readonly nights: number;
  readonly room: Room;
  readonly note: string;
  /** Euros to pay now. */
  readonly charge: number;
}

/** A booking as it is in the books. */
export interface Booking extends NewBooking {
  readonly id: number;
}
