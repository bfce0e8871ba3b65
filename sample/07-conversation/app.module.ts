import { Module } from '@nestjs/common';
import { McpModule } from 'nest-fastmcp';
import { BookingDatabase } from './bookings/booking-database.js';
import { BookingTools } from './bookings/booking.tools.js';
import { houseNote } from './bookings/house-note.js';

@Module({
  imports: [
    McpModule.forRoot({
      name: 'front-desk',
      version: '1.0.0',
      http: { sse: true },
      sampling: { handler: houseNote },
    }),
  ],
  providers: [BookingDatabase, BookingTools],
})
export class AppModule {}
