import { Injectable } from '@nestjs/common';

export interface User {
  id: string;
  roles: string[];
}

const PASSWORD = 'only-for-this-sample';

const USERS: readonly User[] = [
  { id: 'ada', roles: ['manager'] },
  { id: 'bob', roles: [] },
];

@Injectable()
export class Users {
  find(name: unknown, password: unknown): User | undefined {
    return password === PASSWORD
      ? USERS.find(({ id }) => id === name)
      : undefined;
  }
}
