import { Module } from '@nestjs/common';
import { CalendarComponents } from './calendar.components.js';
import { Shows } from './shows.js';

/** Mounted twice, and still one module: both mounts see the same shows. */
@Module({ providers: [Shows, CalendarComponents] })
export class CalendarModule {}
