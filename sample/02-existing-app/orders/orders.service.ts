import { Injectable, NotFoundException } from '@nestjs/common';
import type { CreateOrder } from './order.dto.js';
import { Order } from './order.js';

@Injectable()
export class OrdersService {
  private readonly orders = new Map<number, Order>();

  create({ article, quantity }: CreateOrder, customer: string): Order {
    const id = this.orders.size + 1;
    const created = new Order({ id, article, quantity, customer });
    this.orders.set(id, created);
    return created;
  }

  find(id: number): Order {
    const order = this.orders.get(id);
    if (!order) throw new NotFoundException(`There is no order ${id}.`);
    return order;
  }

  cancelAll(): { cancelled: number } {
    const cancelled = this.orders.size;
    this.orders.clear();
    return { cancelled };
  }
}
