import { Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import { ByHandTools } from './by-hand.tools.js';
import { ChangeTools } from './change.tools.js';
import { ContentTools } from './content.tools.js';
import { ElicitationTools } from './elicitation.tools.js';
import { InputRequiredTools } from './input-required.tools.js';
import { NotificationTools } from './notification.tools.js';
import { Prompts } from './prompts.js';
import { Resources } from './resources.js';
import { SamplingTools } from './sampling.tools.js';
import { SchemaTools } from './schema.tools.js';
import { StatelessTools } from './stateless.tools.js';

/** The server the conformance suite examines. `ContentTools` first: the suite calls the first tool without arguments. */
@Module({
  imports: [
    McpModule.forRoot({
      name: 'nest-fastmcp-conformance',
      version: '1.0.0',
      http: { path: '/mcp' },
    }),
  ],
  providers: [
    ContentTools,
    NotificationTools,
    ChangeTools,
    SchemaTools,
    StatelessTools,
    ElicitationTools,
    SamplingTools,
    InputRequiredTools,
    ByHandTools,
    Resources,
    Prompts,
  ],
})
export class AppModule {}
