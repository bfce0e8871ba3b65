import {
  Body,
  Controller,
  HttpCode,
  Post,
  UnauthorizedException,
} from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Public } from './public.decorator.js';
import { Users } from './users.js';

@Controller('auth')
export class AuthController {
  constructor(
    private readonly users: Users,
    private readonly tokens: JwtService,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Public()
  async login(
    @Body() { name, password }: { name?: string; password?: string },
  ) {
    const user = this.users.find(name, password);
    if (!user) throw new UnauthorizedException('Unknown name or password');
    const token = await this.tokens.signAsync({
      sub: user.id,
      roles: user.roles,
    });
    return { token };
  }
}
