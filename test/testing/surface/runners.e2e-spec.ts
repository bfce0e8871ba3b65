import { JEST, RunnerProject, VITEST } from './runner-project.js';

const TWO = { type: 'string', enum: ['open', 'closed'] };
const ONE = { type: 'string', enum: ['open'], description: 'What state' };

describe.each([
  ['Jest', JEST],
  ['Vitest', VITEST],
])('toMatchMcpSurface() in %s', (_, runner) => {
  let project: RunnerProject;
  beforeEach(() => {
    project = new RunnerProject(runner);
  });
  afterEach(() => project.remove());

  it('writes, compares, tells what changed, and writes anew with -u', async () => {
    const first = await project.run(TWO);
    expect(first).toMatchObject({ code: 0 });
    expect(first.output).toMatch(
      /Wrote mcp\.lock\.json: 1 tool\. The tools list weighs about \d+ tokens \(an estimate/,
    );
    const agreed = project.lock;

    const second = await project.runInCi(TWO);
    expect(second).toMatchObject({ code: 0 });
    expect(second.output).not.toContain('Wrote');

    const third = await project.run(ONE);
    expect(third).toMatchObject({ code: 1 });
    expect(third.output).toContain(
      'The surface of the server is not what mcp.lock.json says: 1 breaking, 1 model-visible.',
    );
    expect(third.output).toMatch(
      /Breaking: .*\n +tool orders_find, argument "status": lost the value "closed"\n\s+Model-visible: .*\n +tool orders_find, argument "status": description added: "What state"\n/,
    );
    expect(third.output).toMatch(/tokens, \d+ more than before \(an estimate/);
    expect(third.output).toContain('To accept this, run the tests with -u');
    expect(project.lock).toBe(agreed);

    const fourth = await project.run(ONE, '-u');
    expect(fourth).toMatchObject({ code: 0 });
    expect(fourth.output).toContain(
      'Wrote mcp.lock.json: changed, 1 breaking, 1 model-visible.',
    );
    expect(project.lock).toContain('What state');

    const fifth = await project.runInCi(ONE);
    expect(fifth).toMatchObject({ code: 0 });
  }, 300_000);

  it('fails in CI where there is no file, and says how to write it', async () => {
    const run = await project.runInCi(TWO);

    expect(run).toMatchObject({ code: 1 });
    expect(run.output).toContain('There is no mcp.lock.json to compare');
    expect(run.output).toContain('Run the tests once outside CI');
    expect(() => project.lock).toThrow('ENOENT');
  }, 120_000);
});
