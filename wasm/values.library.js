// SPDX-License-Identifier: MIT
// Small pieces of JavaScript for javascript.cpp (an Emscripten library): a value's type, its number and its handle in one
// crossing cost a third of three. Field names are constants in memory, so each becomes a JavaScript string only once.
addToLibrary({
  // The engine's one function: `call('compute', ['dilution', inputs, '2026-01-01', 400])`.
  $call__deps: ['$Emval', '_emval_decref'],
  $call: (name, args) => {
    const handle = _tvdCall(Emval.toHandle(name), Emval.toHandle(args));
    const answer = Emval.toValue(handle);
    __emval_decref(handle);
    return answer;
  },

  $tvdNames: 'new Map()',

  $tvdName__deps: ['$tvdNames', '$UTF8ToString'],
  $tvdName: (pointer) => {
    let name = tvdNames.get(pointer);
    if (name === undefined) tvdNames.set(pointer, (name = UTF8ToString(pointer)));
    return name;
  },

  // The numbers are those of Source::Type.
  $tvdClassify__deps: ['$Emval'],
  $tvdClassify: (it, number, handle) => {
    switch (typeof it) {
      case 'undefined': return 1;
      case 'number': HEAPF64[number >> 3] = it; return 3;
      case 'boolean': HEAPF64[number >> 3] = it ? 1 : 0; return 4;
      case 'string': HEAPU32[handle >> 2] = Emval.toHandle(it); return 5;
      case 'object':
        if (it === null) return 2;
        HEAPU32[handle >> 2] = Emval.toHandle(it);
        if (Array.isArray(it)) return 6;
        if (!ArrayBuffer.isView(it)) return 7;
        return typeof it[0] === 'bigint' || it.length === undefined ? 9 : 8;
    }
    return 9;
  },

  tvdItem__deps: ['$Emval', '$tvdClassify'],
  tvdItem: (value, number, handle) => tvdClassify(Emval.toValue(value), number, handle),

  tvdMember__deps: ['$Emval', '$tvdClassify', '$tvdName'],
  tvdMember: (record, name, number, handle) => {
    const object = Emval.toValue(record);
    const key = tvdName(name);
    return Object.hasOwn(object, key) ? tvdClassify(object[key], number, handle) : 0;
  },

  tvdElement__deps: ['$Emval', '$tvdClassify'],
  tvdElement: (list, index, number, handle) => tvdClassify(Emval.toValue(list)[index], number, handle),

  tvdElementValue__deps: ['$Emval'],
  tvdElementValue: (list, index) => Emval.toHandle(Emval.toValue(list)[index]),

  tvdTextSize__deps: ['$Emval', '$lengthBytesUTF8'],
  tvdTextSize: (text) => lengthBytesUTF8(Emval.toValue(text)),

  tvdText__deps: ['$Emval', '$stringToUTF8'],
  tvdText: (text, out, room) => { stringToUTF8(Emval.toValue(text), out, room); },

  tvdSize__deps: ['$Emval'],
  tvdSize: (list) => Emval.toValue(list).length,

  tvdMembers__deps: ['$Emval'],
  tvdMembers: (record) => Object.keys(Emval.toValue(record)).length,

  tvdMemberName__deps: ['$Emval'],
  tvdMemberName: (record, index) => Emval.toHandle(Object.keys(Emval.toValue(record))[index]),

  tvdColumn__deps: ['$Emval'],
  tvdColumn: (column, out) => HEAPF64.set(Emval.toValue(column), out >> 3),

  $tvdPlace__deps: ['$Emval', '$tvdName'],
  $tvdPlace: (owner, name, it) => {
    if (name) Emval.toValue(owner)[tvdName(name)] = it;
    else Emval.toValue(owner).push(it);
  },

  tvdPutNumber__deps: ['$tvdPlace'],
  tvdPutNumber: (owner, name, value) => tvdPlace(owner, name, value),

  tvdPutBoolean__deps: ['$tvdPlace'],
  tvdPutBoolean: (owner, name, value) => tvdPlace(owner, name, value !== 0),

  tvdPutNull__deps: ['$tvdPlace'],
  tvdPutNull: (owner, name) => tvdPlace(owner, name, null),

  tvdPutText__deps: ['$tvdPlace', '$UTF8ToString'],
  tvdPutText: (owner, name, text, length) => tvdPlace(owner, name, UTF8ToString(text, length)),

  tvdPutColumn__deps: ['$tvdPlace'],
  tvdPutColumn: (owner, name, values, count) => tvdPlace(owner, name, HEAPF64.slice(values >> 3, (values >> 3) + count)),

  tvdBegin__deps: ['$Emval', '$tvdPlace'],
  tvdBegin: (owner, name, list) => {
    const it = list ? [] : {};
    if (owner) tvdPlace(owner, name, it);
    return Emval.toHandle(it);
  },
});
