import {
  type CanActivate,
  Injectable,
  type PipeTransform,
} from '@nestjs/common';
import { Tool } from '../../lib/index.js';

@Injectable()
export class Plus implements PipeTransform {
  transform(value: number) {
    return value + 1;
  }
}

@Injectable()
export class No implements CanActivate {
  canActivate() {
    return false;
  }
}

@Injectable()
export class Tools {
  @Tool()
  tool() {
    return 'ran';
  }
}
