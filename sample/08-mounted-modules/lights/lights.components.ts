import { Injectable } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import { Describe, Resource, Tool } from 'nest-fastmcp';

class Level {
  @Describe('Per cent: 0 is dark')
  @IsInt()
  @Min(0)
  @Max(100)
  percent: number;
}

@Injectable()
export class LightsComponents {
  private percent = 100;

  @Tool({ description: 'Dims the lights of the stage' })
  dim({ percent }: Level) {
    this.percent = percent;
    return { percent };
  }

  @Resource('lights://level')
  level() {
    return { percent: this.percent };
  }
}
