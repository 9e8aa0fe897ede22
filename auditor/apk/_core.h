/* What the parts of the compiled core share; see _core.c. */
#ifndef AUDITOR_CORE_H
#define AUDITOR_CORE_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NO_INDEX 0xFFFFFFFFu
#define MAX_TYPES 0x10000
#define CLASS_ROW 32
#define MEMBER_ROW 8

typedef struct {
    const uint8_t *rows;
    size_t count;
} Table;

static inline uint32_t u16(const uint8_t *at) { return at[0] | (uint32_t)at[1] << 8; }

static inline uint32_t u32(const uint8_t *at) { return u16(at) | u16(at + 2) << 16; }

static inline const uint8_t *bytes_of(const Py_buffer *buffer) { return buffer->buf; }

static inline size_t size_of(const Py_buffer *buffer) { return (size_t)buffer->len; }

/* A table inside the file, or an error: the caller has checked it, but nothing
 * here may depend on that. */
static inline int table_at(const Py_buffer *data, Py_ssize_t offset, Py_ssize_t count,
                           size_t width, Table *table)
{
    table->rows = bytes_of(data);
    table->count = (size_t)count;
    if (count == 0)
        return 1;
    if (offset < 0 || count < 0 || offset > data->len ||
        (size_t)count > (size_of(data) - (size_t)offset) / width) {
        PyErr_SetString(PyExc_ValueError, "a table does not fit");
        return 0;
    }
    table->rows += offset;
    return 1;
}

static inline int refuse(const char *reason)
{
    PyErr_SetString(PyExc_ValueError, reason);
    return 0;
}

/* Put a new reference into a list; takes the reference, also when it fails. */
static inline int append(PyObject *list, PyObject *item)
{
    int failed = item == NULL || PyList_Append(list, item) < 0;
    Py_XDECREF(item);
    return !failed;
}

static inline PyObject *done(PyObject *list, int fine)
{
    if (!fine)
        Py_CLEAR(list);
    return list;
}

/* The functions of other files than _core.c. */
#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif
PyObject *hierarchy(PyObject *self, PyObject *args);
PyObject *superclasses(PyObject *self, PyObject *args);
PyObject *below(PyObject *self, PyObject *args);
PyObject *tally(PyObject *self, PyObject *args);
PyObject *code_items(PyObject *self, PyObject *args);
PyObject *find_sites(PyObject *self, PyObject *args);
void set_up_opcodes(void);
#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
