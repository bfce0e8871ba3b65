import { IsIn, IsInt, IsISO8601, Matches, Max, Min } from 'class-validator';
import { Describe } from 'nest-fastmcp';
import { type Room, ROOMS } from './prices.js';

/** The form a guest fills in: each property is a field of it. */
export class Stay {
  @Describe('Day of arrival', {
    schema: { title: 'Arrival', format: 'date' },
  })
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  arrival: string;

  @Describe('How many nights', { schema: { title: 'Nights' } })
  @IsInt()
  @Min(1)
  @Max(30)
  nights: number;

  @Describe('Single or double room', { schema: { title: 'Room' } })
  @IsIn(ROOMS)
  room: Room;
}
