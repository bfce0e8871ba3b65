import { Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import { CafeComponents } from './cafe.components.js';

/** Mounts itself where it is imported: no list of mounts names it. */
@Module({
  imports: [McpModule.forFeature({ namespace: 'cafe' })],
  providers: [CafeComponents],
})
export class CafeModule {}
