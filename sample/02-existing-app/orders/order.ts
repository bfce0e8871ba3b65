import { Exclude } from 'class-transformer';

export class Order {
  id: number;
  article: string;
  quantity: number;
  customer: string;

  @Exclude()
  internalMargin = 0.4;

  constructor(order: Omit<Order, 'internalMargin'>) {
    Object.assign(this, order);
  }
}
