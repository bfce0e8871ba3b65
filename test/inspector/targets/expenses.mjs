import { call, common } from '../checks.mjs';

/** The header of a user of the sample, with the token its login route gives. */
export async function logIn(url) {
  const response = await fetch(new URL('/auth/login', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'ada', password: 'only-for-this-sample' }),
  });
  const { token } = await response.json();
  return [`Authorization: Bearer ${token}`];
}

/** What the sample with `AuthGuard('jwt')` answers one of its users. */
export const EXPENSES = [
  ...common({ name: 'expenses', version: '1.0.0' }, [
    'list_expenses',
    'submit_expense',
    'approve_expense',
  ]),
  call(
    'submit_expense',
    { purpose: 'Train to Oslo', euros: 80 },
    { structuredContent: { employee: 'ada', purpose: 'Train to Oslo' } },
  ),
];
