import { Injectable, Module } from '@nestjs/common';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Describe, McpModule, Tool } from 'nest-fastmcp';

class ForecastQuery {
  @Describe('The city to look up', { examples: ['Oslo'] })
  @IsString()
  city: string;

  @Describe('How many days ahead, tomorrow being 1')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(7)
  days?: number;
}

@Injectable()
export class WeatherTools {
  @Tool({ description: 'The weather forecast for a city' })
  forecast({ city, days = 1 }: ForecastQuery) {
    return { city, days, outlook: 'sunny', celsius: 18 + days };
  }
}

@Module({
  imports: [McpModule.forRoot({ name: 'weather', version: '1.0.0' })],
  providers: [WeatherTools],
})
export class AppModule {}
