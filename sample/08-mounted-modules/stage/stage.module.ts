import { Module } from '@nestjs/common';
import { StageComponents } from './stage.components.js';

/** The second level: behind the curtain. */
@Module({ providers: [StageComponents] })
export class StageModule {}
