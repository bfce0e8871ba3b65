import { Controller, Module } from '@nestjs/common';
import {
  Completion,
  FileResource,
  Prompt,
  Resource,
  Tool,
} from '../../../lib/index.js';

@Controller()
class Users {
  @Tool()
  tool() {
    return 1;
  }

  @Resource('users://all')
  all() {
    return '';
  }

  @Resource('users://{id}')
  one(id: string) {
    return id;
  }

  @Completion({ resource: 'users://{id}', argument: 'id' })
  ids() {
    return ['ada'];
  }

  @Prompt()
  ask() {
    return '';
  }
}

const readme = new FileResource({
  uri: 'file:///readme.md',
  path: `${import.meta.dirname}/../../../README.md`,
});

/** A module with components of each kind. */
@Module({
  controllers: [Users],
  providers: [{ provide: 'README', useValue: readme }],
})
export class UsersModule {}
