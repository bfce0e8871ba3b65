import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { mcpMatchers } from 'nest-fastmcp/testing';
import {
  type SampleProcess,
  startSample,
} from '../../test/support/sample-process.js';

expect.extend(mcpMatchers);

describe.each(['express', 'fastify'])('the theatre on %s', (platform) => {
  let sample: SampleProcess;
  const clients: Client[] = [];

  beforeAll(async () => {
    sample = await startSample('08-mounted-modules', platform);
  });

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await sample.stop();
  });

  describe.each(['legacy', 'auto'] as const)(
    'for a client in mode %s',
    (mode) => {
      async function connect(badge?: string): Promise<Client> {
        const client = new Client(
          { name: 'agent', version: '1' },
          { versionNegotiation: { mode } },
        );
        clients.push(client);
        await client.connect(
          new StreamableHTTPClientTransport(new URL(`${sample.url}/mcp`), {
            requestInit: { headers: badge ? { 'x-badge': badge } : {} },
          }),
        );
        return client;
      }

      const dim = {
        name: 'house_stage_lights_dim',
        arguments: { percent: 20 },
      };

      it('has each module where it is mounted', async () => {
        const client = await connect('visitor');

        const { tools } = await client.listTools();
        const { resources } = await client.listResources();
        const { resourceTemplates } = await client.listResourceTemplates();

        expect(tools.map(({ name }) => name)).toEqual([
          'house_opening_hours',
          'house_programme_list_shows',
          'house_stage_call_sheet',
          'house_stage_calendar_list_shows',
          'house_stage_calendar_move_show',
          'house_stage_lights_dim',
          'house_cafe_menu',
        ]);
        expect(resources.map(({ uri }) => uri)).toEqual([
          'lights://house/stage/lights/level',
        ]);
        expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(
          ['shows://house/programme/{id}', 'shows://house/stage/calendar/{id}'],
        );
      });

      it('asks for a badge at the first door', async () => {
        const stranger = await connect();

        await expect(
          stranger.callTool({ name: 'house_cafe_menu' }),
        ).rejects.toThrow('Get a badge at the door.');
      });

      it.each([
        ['visitor', ['house_opening_hours', 'house_cafe_menu'], 2],
        ['crew', ['house_stage_call_sheet', 'house_opening_hours'], 2],
        ['electrician', ['house_stage_call_sheet', 'house_cafe_menu'], 2],
        ['visitor', ['house_stage_call_sheet', 'house_stage_lights_dim'], 0],
        ['crew', ['house_stage_lights_dim'], 0],
        ['electrician', ['house_stage_lights_dim'], 1],
      ])('lets a badge of %s into %j: %i', async (badge, names, allowed) => {
        const client = await connect(badge);

        const calls = await Promise.allSettled(
          names.map((name) =>
            client.callTool(name === dim.name ? dim : { name }),
          ),
        );

        expect(
          calls.filter(({ status }) => status === 'fulfilled'),
        ).toHaveLength(allowed);
      });

      it('shows visitors what the crew moved, and lets nobody move it in the programme', async () => {
        const [visitor, crew] = [
          await connect('visitor'),
          await connect('crew'),
        ];
        const move = { id: 'seagull', evening: '2027-04-01' };

        const moved = await crew.callTool({
          name: 'house_stage_calendar_move_show',
          arguments: move,
        });
        const { contents } = await visitor.readResource({
          uri: 'shows://house/programme/seagull',
        });

        expect(moved).toHaveStructuredContent({
          ...move,
          title: 'The Seagull',
        });
        expect(Object(contents[0]).text).toContain('2027-04-01');
        await expect(
          crew.callTool({ name: 'house_programme_move_show', arguments: move }),
        ).rejects.toThrow('Unknown tool: house_programme_move_show');
      });

      it('keeps what the switchboard says from visitors', async () => {
        const uri = 'lights://house/stage/lights/level';
        const [visitor, electrician] = [
          await connect('visitor'),
          await connect('electrician'),
        ];
        await electrician.callTool(dim);

        const { contents } = await electrician.readResource({ uri });

        expect(Object(contents[0]).text).toBe('{"percent":20}');
        await expect(visitor.readResource({ uri })).rejects.toThrow();
      });

      it('tells the crew of the next show', async () => {
        const crew = await connect('crew');

        expect(
          await crew.callTool({ name: 'house_stage_call_sheet' }),
        ).toHaveStructuredContent({
          next: { id: 'tempest', title: 'The Tempest', evening: '2027-03-05' },
          crew: '17:00',
          fog: 'ready',
        });
      });
    },
  );
});
