import { Injectable } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy as Jwt } from 'passport-jwt';
import { findServer } from '../../../lib/module/find-server.js';
import { LineWriter } from '../../../lib/transports/stdio/line-writer.js';
import { StdioTransport } from '../../../lib/transports/stdio/stdio-transport.js';
import { Pipes } from '../../transports/stdio.fixture.js';
import { HastyCodeStrategy, CodeStrategy, ISSUER } from './code-strategy.js';
import { GUARD_CASES } from './guard-cases.js';
import { guardedApp } from './guarded-app.js';
import { RolesGuard } from './guards.js';
import { LEVELS } from './levels.js';
import { OPTION_CASES } from './option-cases.js';
import { OptionalGuard } from './option-guards.js';
import { JWT_SECRET } from './strategies.js';

/** Reads what a request over standard streams does not have. */
@Injectable()
class UrlStrategy extends PassportStrategy(Jwt, 'url') {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromUrlQueryParameter('token'),
      secretOrKey: JWT_SECRET,
    });
  }

  validate(): false {
    return false;
  }
}

const UNAUTHENTICATED = -32010;
const FORBIDDEN = -32011;
const INTERNAL = -32603;

const issuer = { provide: ISSUER, useValue: 'http://127.0.0.1:9' };
const HTTP_ALONE = [
  {
    name: "AuthGuard('oauth2')",
    guards: [AuthGuard('oauth2')],
    providers: [issuer, CodeStrategy],
    code: UNAUTHENTICATED,
  },
  {
    name: "AuthGuard('oauth2-at-once')",
    guards: [AuthGuard('oauth2-at-once')],
    providers: [issuer, HastyCodeStrategy],
    code: UNAUTHENTICATED,
  },
  {
    name: 'a strategy that reads the URL',
    guards: [AuthGuard('url')],
    providers: [UrlStrategy],
    code: INTERNAL,
  },
];
const CASES = [
  ...[...GUARD_CASES, ...OPTION_CASES]
    .filter(({ guards }) => !guards.includes(OptionalGuard))
    .map((row) => ({
      ...row,
      code: row.refused[0]?.status === 403 ? FORBIDDEN : UNAUTHENTICATED,
    })),
  ...HTTP_ALONE,
];
// Nobody can call useGlobalGuards() where there is no HTTP application to keep them.
const WITHOUT_HTTP = LEVELS.filter(({ configure }) => !configure);

describe.each(WITHOUT_HTTP)('over standard streams, for $name', (level) => {
  it.each(CASES)('$name refuses, and goes on doing so', async (row) => {
    const { module, seen } = guardedApp(level, row);
    const { app, call } = await open(module);

    const answers = [await call(), await call()];

    expect(answers).toEqual(
      [1, 2].map((id) => ({
        jsonrpc: '2.0',
        id,
        error: { code: row.code, message: expect.any(String) },
      })),
    );
    expect(seen).toEqual([]);
    await app.close();
  });

  it.each([
    ['lets in a declared user with the role', ['admin'], undefined],
    ['refuses one without', [], FORBIDDEN],
  ])('a guard for roles %s', async (_, roles, code) => {
    const row = GUARD_CASES.find(({ guards }) => guards.includes(RolesGuard));
    const { module, seen } = guardedApp(level, {
      guards: [RolesGuard],
      providers: [],
      marks: row?.marks ?? [],
    });
    const user = { id: 'ada', roles };
    const { app, call } = await open(module, user);

    const answer = await call();

    expect(answer?.error?.code).toBe(code);
    expect(seen).toEqual(code === undefined ? [user] : []);
    await app.close();
  });
});

async function open(
  module: ReturnType<typeof guardedApp>['module'],
  user?: unknown,
) {
  const app = await NestFactory.createApplicationContext(module, {
    logger: false,
  });
  const server = await findServer(app, 'default');
  const pipes = new Pipes().read();
  // Ends with the application.
  new StdioTransport({
    input: pipes.input,
    output: new LineWriter(pipes.output),
    connect: (sink) => server.connect({ transport: 'stdio', sink, user }),
    maxMessageSize: 10_000,
    graceMs: 1_000,
  });
  const call = async () => {
    const id = pipes.sent.length + 1;
    pipes.send({ id, method: 'tools/call', params: { name: 'open' } });
    return (await pipes.answers(id))[id - 1];
  };
  return { app, call };
}
