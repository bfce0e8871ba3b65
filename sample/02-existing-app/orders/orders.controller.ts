import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  ParseIntPipe,
  Post,
} from '@nestjs/common';
import { Tool } from 'nest-fastmcp';
import { Public } from '../auth/public.decorator.js';
import { Roles } from '../auth/roles.decorator.js';
import { CurrentUser, type User } from '../auth/user.decorator.js';
import { CreateOrder } from './order.dto.js';
import { OrdersService } from './orders.service.js';

@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Post()
  @Tool({ name: 'create-order', description: 'Orders an article' })
  create(@Body() order: CreateOrder, @CurrentUser() user: User) {
    return this.orders.create(order, user.id);
  }

  @Get('opening-hours')
  @Public()
  @Tool({ name: 'opening-hours', description: 'When the shop is open' })
  openingHours() {
    return { weekdays: '9–17', weekend: 'closed' };
  }

  @Get(':id')
  @Tool({ name: 'find-order', description: 'Looks an order up by its number' })
  find(@Param('id', ParseIntPipe) id: number) {
    return this.orders.find(id);
  }

  @Delete()
  @Roles('admin')
  @Tool({
    name: 'cancel-all-orders',
    description: 'Cancels every order',
    annotations: { destructiveHint: true },
  })
  cancelAll() {
    return this.orders.cancelAll();
  }
}
