import { IsInt, Max, Min } from 'class-validator';
import { Describe } from 'nest-fastmcp';

export class RideRequest {
  @Describe('For how long the bike is wanted, in minutes')
  @IsInt()
  @Min(5)
  @Max(180)
  minutes: number;
}
