import { Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import { Covers } from './covers/covers.js';
import { CatalogDatabase } from './database/catalog-database.js';
import { Handbook } from './handbook/handbook.js';
import { TablePrompts } from './tables/table.prompts.js';
import { TableResources } from './tables/table.resources.js';
import { TableTools } from './tables/table.tools.js';

@Module({
  imports: [
    McpModule.forRoot({
      name: 'catalog',
      version: '1.0.0',
      instructions: 'Read schema://tables before you write a query.',
    }),
  ],
  providers: [
    CatalogDatabase,
    TableTools,
    TableResources,
    TablePrompts,
    Covers,
    Handbook,
  ],
})
export class AppModule {}
