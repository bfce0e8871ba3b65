import { Module } from '@nestjs/common';
import { CafeModule } from '../cafe/cafe.module.js';
import { HouseComponents } from './house.components.js';

/** The first level: what is open to everybody with a badge. */
@Module({ imports: [CafeModule], providers: [HouseComponents] })
export class HouseModule {}
