import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Tool } from 'nest-fastmcp';
import { Operator } from '../auth/operator.js';
import { Fleet } from './fleet.js';
import { RideRequest } from './ride.dto.js';

const PRICE_PER_MINUTE = 1.5;

@Controller('stations/:station')
export class StationsController {
  constructor(
    private readonly operator: Operator,
    private readonly fleet: Fleet,
  ) {}

  @Get()
  @Tool({
    name: 'find-station',
    description: 'How many bikes there are at a station of your city',
    annotations: { readOnlyHint: true },
  })
  find(@Param('station') station: string) {
    return this.fleet.find(this.operator.city, station);
  }

  @Post('rides')
  @Tool({ name: 'start-ride', description: 'Unlocks a bike at a station' })
  ride(@Param('station') station: string, @Body() { minutes }: RideRequest) {
    const { city, name, bikes } = this.fleet.take(this.operator.city, station);
    return { city, from: name, bikes, price: minutes * PRICE_PER_MINUTE };
  }
}
