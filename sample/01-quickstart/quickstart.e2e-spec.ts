import { Test } from '@nestjs/testing';
import { createTestClient, type McpTestClient } from 'nest-fastmcp/testing';
import { AppModule, WeatherTools } from './app.module.js';

describe.each(['legacy', 'modern'] as const)('the %s client', (era) => {
  let client: McpTestClient;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [AppModule],
    }).compile();
    client = await createTestClient(module, { era });
  });

  afterAll(() => client.close());

  it('gets a forecast', async () => {
    const forecast = await client.of(WeatherTools).forecast({ city: 'Oslo' });

    expect(forecast).toEqual({
      city: 'Oslo',
      days: 1,
      outlook: 'sunny',
      celsius: 19,
    });
  });

  it('is told what is wrong with an argument', async () => {
    const asked = client.of(WeatherTools).forecast({ city: 'Oslo', days: 9 });

    await expect(asked).rejects.toThrow('days: must not be greater than 7');
  });
});
