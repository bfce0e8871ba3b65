import { Module } from '@nestjs/common';
import { LightsComponents } from './lights.components.js';

/** The third level: the switchboard. */
@Module({ providers: [LightsComponents] })
export class LightsModule {}
