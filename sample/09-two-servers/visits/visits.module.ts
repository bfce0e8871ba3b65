import { Module } from '@nestjs/common';
import { OpeningHours } from './opening-hours.js';

/** For visitors alone. */
@Module({ providers: [OpeningHours] })
export class VisitsModule {}
