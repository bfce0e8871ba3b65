import { Injectable } from '@nestjs/common';
import { Resource } from 'nest-fastmcp';

@Injectable()
export class OpeningHours {
  @Resource('library://opening-hours')
  hours() {
    return { weekdays: '10–19', saturday: '10–14', sunday: 'closed' };
  }
}
