import { IsInt, IsString, Length } from 'class-validator';
import { Describe } from 'nest-fastmcp';

export class Guest {
  @Describe('Name of the guest', { examples: ['Ada Lovelace'] })
  @IsString()
  @Length(1, 100)
  guest: string;
}

export class BookingId {
  @Describe('Number of the booking')
  @IsInt()
  id: number;
}
