import { Injectable } from '@nestjs/common';
import { Input, type JsonSchema, Tool } from 'nest-fastmcp';

/** Keywords newer than draft-07, which must reach clients untouched. */
const CONTACT: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    address: {
      $anchor: 'addressDef',
      type: 'object',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
    },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contactMethod: { type: 'string', enum: ['phone', 'email'] },
    phone: { type: 'string' },
    email: { type: 'string' },
  },
  allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
  if: {
    properties: { contactMethod: { const: 'phone' } },
    required: ['contactMethod'],
  },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: { required: ['phone'] },
  else: { required: ['email'] },
  additionalProperties: false,
};

const REGION: JsonSchema = {
  type: 'object',
  properties: {
    region: {
      type: 'string',
      description: 'Where to look; routers may read it off the header',
      'x-mcp-header': 'Region',
    },
  },
  required: ['region'],
};

/** Tools whose input is JSON Schema as written. */
@Injectable()
export class SchemaTools {
  @Tool({
    name: 'json_schema_2020_12_tool',
    description: 'Takes what JSON Schema 2020-12 can say',
    input: CONTACT,
  })
  contact(@Input() contact: unknown) {
    return `Contact: ${JSON.stringify(contact)}`;
  }

  @Tool({
    name: 'test_x_mcp_header',
    description: 'Takes an argument that is mirrored in a header',
    input: REGION,
  })
  region(@Input() { region }: { region: string }) {
    return `Region: ${region}`;
  }
}
