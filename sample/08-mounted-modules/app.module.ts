import { Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import {
  CrewGuard,
  ElectricianGuard,
  VisitorGuard,
} from './badges/badge.guards.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { HouseModule } from './house/house.module.js';
import { LightsModule } from './lights/lights.module.js';
import { StageModule } from './stage/stage.module.js';

@Module({
  imports: [
    // A mount says where a module is offered; that it is there at all, Nest has to be told as ever.
    HouseModule,
    StageModule,
    LightsModule,
    CalendarModule,
    McpModule.forRoot({
      name: 'theatre',
      version: '1.0.0',
      mounts: [
        {
          module: HouseModule,
          namespace: 'house',
          guards: [VisitorGuard],
          children: [
            {
              // The same calendar twice: here without what changes it …
              module: CalendarModule,
              namespace: 'programme',
              includeTags: ['read'],
            },
            {
              module: StageModule,
              namespace: 'stage',
              // Asked after the guard around it: the crew needs a badge like everybody else.
              guards: [CrewGuard],
              children: [
                // … and here all of it, behind the guard of the stage.
                { module: CalendarModule, namespace: 'calendar' },
                {
                  module: LightsModule,
                  namespace: 'lights',
                  guards: [ElectricianGuard],
                },
              ],
            },
          ],
        },
      ],
    }),
  ],
})
export class AppModule {}
