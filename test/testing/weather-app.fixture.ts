import {
  type CanActivate,
  Injectable,
  Module,
  UseGuards,
} from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { IsString } from 'class-validator';
import {
  Input,
  McpContext,
  McpModule,
  Tool,
  ToolError,
} from '../../lib/index.js';

@Injectable()
export class Weather {
  outlook(_city: string) {
    return 'rain';
  }
}

@Injectable()
export class LockedGuard implements CanActivate {
  canActivate() {
    return false;
  }
}

class City {
  @IsString()
  city: string;
}

@Injectable()
export class BaseTools {
  @Tool()
  inherited(): number {
    return 1;
  }
}

@Injectable()
export class WeatherTools extends BaseTools {
  constructor(private readonly weather: Weather) {
    super();
  }

  @Tool({ name: 'city-outlook' })
  async outlook({ city }: City, ctx: McpContext) {
    return { city, era: ctx.era, outlook: this.weather.outlook(city) };
  }

  @Tool()
  add(@Input('a') a: number, @Input('b') b: number): number {
    return a + b;
  }

  @Tool()
  digits(): string {
    return '123';
  }

  /** Gives back a text, as an async method whose type says so no longer at run time. */
  @Tool()
  async text(@Input('text') text: string) {
    return text;
  }

  @Tool()
  async numbers() {
    return [1, 2.5];
  }

  @Tool()
  nothing(): void {}

  @Tool()
  fails(): void {
    throw new ToolError('Out of order');
  }

  @UseGuards(LockedGuard)
  @Tool()
  locked(): string {
    return 'open';
  }

  @Tool({ output: { type: 'array', items: { type: 'number' } } })
  list(): number[] {
    return [1, 2];
  }

  helper(): string {
    return 'no tool';
  }
}

@Module({
  imports: [McpModule.forRoot()],
  providers: [WeatherTools, Weather],
})
export class AppModule {}

/** The application, to be compiled as it is or with overrides. */
export const testing = () => Test.createTestingModule({ imports: [AppModule] });
