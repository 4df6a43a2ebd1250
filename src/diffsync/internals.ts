// What the engine keeps on an object. Symbols, because every readable name belongs to the model's fields.
export const SCHEMA: unique symbol = Symbol("schema");
export const VALUES: unique symbol = Symbol("values");
export const KEY: unique symbol = Symbol("key");
export const LINKS: unique symbol = Symbol("links");
export const ORIGIN: unique symbol = Symbol("origin");
export const PARENT: unique symbol = Symbol("parent");
export const STORE: unique symbol = Symbol("store");
export const STATUS: unique symbol = Symbol("status");
export const MESSAGE: unique symbol = Symbol("message");
