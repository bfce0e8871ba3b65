import { call, common } from '../checks.mjs';

const GUEST = 'Ada';
const BOOKING = {
  guest: GUEST,
  arrival: '2027-05-01',
  nights: 2,
  room: 'double',
};

const said = (text) => ({ content: [{ type: 'text', text }] });

/** @type {(answer: readonly string[]) => import('../talks.mjs').Turn} */
const stay = (answer) => ({
  message: `When does ${GUEST} arrive, and for how long?`,
  fields: ['arrival', 'nights', 'room'],
  answer,
});

const ACCEPTED = stay(['arrival:=2027-05-01', 'nights:=2', 'room:=double']);

/** @type {(answer: readonly string[]) => import('../talks.mjs').Turn} */
const payment = (answer) => ({
  message: 'A double room for 2 nights costs 240 euros. What do you pay now?',
  fields: ['value'],
  answer,
});

const book = { tool: 'book_room', args: { guest: GUEST } };

/** What the front desk of sample 07 answers without asking. */
export const FRONT_DESK = [
  ...common({ name: 'front-desk', version: '1.0.0' }, [
    'book_room',
    'list_bookings',
    'cancel_booking',
  ]),
  call('list_bookings', {}, { structuredContent: { bookings: [] } }),
];

/** What it asks. @type {readonly import('../talks.mjs').TalkAfter[]} */
export const FRONT_DESK_TALKS = [
  () => ({
    ...book,
    about: 'a form that is declined',
    turns: [stay(['--decline'])],
    result: said('Nothing is booked: the guest declined.'),
  }),
  () => ({
    ...book,
    about: 'a choice that is put away',
    turns: [ACCEPTED, payment(['--cancel'])],
    result: said('Nothing is booked: the guest did not decide.'),
  }),
  () => ({
    ...book,
    about: 'a form and a choice',
    turns: [ACCEPTED, payment(['value:=deposit'])],
    result: { structuredContent: { ...BOOKING, charge: 48 } },
  }),
  ({ structuredContent: { id } }) => ({
    about: 'a confirmation',
    tool: 'cancel_booking',
    args: { id },
    turns: [{ message: `Cancel booking ${id}?`, fields: [], answer: ['{}'] }],
    result: said(`Booking ${id} is cancelled.`),
  }),
];
