import { Injectable } from '@nestjs/common';
import { Tool } from 'nest-fastmcp';

@Injectable()
export class HouseComponents {
  @Tool({
    name: 'opening_hours',
    description: 'When the doors are open',
    annotations: { readOnlyHint: true },
  })
  hours() {
    return { doors: '18:30', curtain: '19:30' };
  }
}
