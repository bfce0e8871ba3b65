import { Injectable } from '@nestjs/common';
import {
  McpContext,
  Public,
  RequireScopes,
  Tool,
  ToolError,
} from 'nest-fastmcp';
import { z } from 'zod';
import { type Bed, Beds } from './beds.js';

const Watering = z.object({
  bed: z.string().describe('Name of the bed'),
  litres: z.number().positive().max(20),
});

@Injectable()
export class GardenTools {
  constructor(private readonly beds: Beds) {}

  /** Everybody with a token for the garden. */
  @Tool({
    name: 'list_beds',
    description: 'Lists the beds and how moist they are',
  })
  listBeds() {
    return { beds: this.beds.all };
  }

  /** A token without the scope is answered with 403; clients log their users in once more for it. */
  @Tool({ name: 'water_bed', description: 'Waters a bed', input: Watering })
  @RequireScopes('garden:water')
  waterBed(
    { bed, litres }: z.infer<typeof Watering>,
    { auth }: McpContext,
  ): Bed {
    const found = this.beds.find(bed);
    if (!found) throw new ToolError(`There is no bed "${bed}".`);
    found.moisture = Math.min(100, found.moisture + litres * 5);
    found.wateredBy = auth.subject;
    return found;
  }

  @Tool({ name: 'opening_hours', description: 'When the garden is open' })
  @Public()
  openingHours() {
    return { hours: '8 to sunset' };
  }
}
