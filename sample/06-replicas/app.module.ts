import { Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import { Boards } from './boards/boards.js';
import { Shared, SharedModule } from './shared.js';

const KEY = process.env['MCP_KEY'] ?? 'only-for-this-sample-32-characters';

@Module({
  imports: [
    SharedModule,
    McpModule.forRootAsync({
      imports: [SharedModule],
      inject: [Shared],
      useFactory: (shared: Shared) => ({
        name: 'boards',
        version: '1.0.0',
        keys: [KEY],
        ...shared.mcpOptions(),
      }),
    }),
  ],
  providers: [Boards],
})
export class AppModule {}
