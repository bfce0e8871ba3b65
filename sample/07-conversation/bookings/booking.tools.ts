import { Injectable, NotFoundException } from '@nestjs/common';
import { Confirm, type ElicitAnswer, McpContext, Tool } from 'nest-fastmcp';
import { BookingId, Guest } from './booking.dto.js';
import { BookingDatabase } from './booking-database.js';
import { priceOf } from './prices.js';
import { Stay } from './stay.dto.js';

/** A model may say more than was asked for. */
const LONGEST_NOTE = 300;

@Injectable()
export class BookingTools {
  constructor(private readonly bookings: BookingDatabase) {}

  @Tool({
    name: 'book_room',
    description:
      'Books a room, and charges for it; the guest is asked for dates and payment',
    annotations: { destructiveHint: false },
  })
  async bookRoom({ guest }: Guest, ctx: McpContext) {
    const asked = await ctx.elicit('stay', {
      message: `When does ${guest} arrive, and for how long?`,
      schema: Stay,
    });
    if (asked.action !== 'accept') return notBooked(asked);
    const { arrival, nights, room } = asked.content;
    const price = priceOf(room, nights);

    // Neither needs the other's answer: the client is asked both at once.
    const [payment, note] = await Promise.all([
      ctx.elicit('payment', {
        message: `A ${room} room for ${nights} nights costs ${price.full} euros. What do you pay now?`,
        choices: {
          full: `All of it, ${price.full} euros`,
          deposit: `A deposit of ${price.deposit} euros`,
        },
      }),
      ctx.sample('note', {
        messages: `Welcome ${guest}, who arrives on ${arrival} for ${nights} nights, in one sentence for the card in the room.`,
        maxTokens: 100,
      }),
    ]);
    if (payment.action !== 'accept') return notBooked(payment);

    // All above is run anew for each answer of a 2026 client. This is not.
    return ctx.once('charge', (key) =>
      this.bookings.book(key, {
        guest,
        arrival,
        nights,
        room,
        note: note.text.slice(0, LONGEST_NOTE),
        charge: price[payment.content],
      }),
    );
  }

  @Tool({
    name: 'list_bookings',
    description: 'All bookings that are not cancelled',
    annotations: { readOnlyHint: true, openWorldHint: false },
  })
  listBookings() {
    return { bookings: this.bookings.list() };
  }

  @Tool({
    name: 'cancel_booking',
    description: 'Cancels a booking; the user is asked first',
    annotations: { destructiveHint: true, openWorldHint: false },
  })
  @Confirm('Cancel booking {id}?')
  cancelBooking({ id }: BookingId) {
    if (this.bookings.cancel(id)) return `Booking ${id} is cancelled.`;
    throw new NotFoundException(`There is no booking ${id}.`);
  }
}

/** Declining is an answer, putting the question away is none: the model should know which. */
function notBooked({ action }: ElicitAnswer<unknown>): string {
  return action === 'decline'
    ? 'Nothing is booked: the guest declined.'
    : 'Nothing is booked: the guest did not decide.';
}
