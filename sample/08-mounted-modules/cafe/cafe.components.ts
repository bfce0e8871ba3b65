import { Injectable } from '@nestjs/common';
import { Tool } from 'nest-fastmcp';

@Injectable()
export class CafeComponents {
  @Tool({
    description: 'What there is to eat and drink',
    annotations: { readOnlyHint: true },
  })
  menu() {
    return { coffee: 2.5, cake: 4 };
  }
}
