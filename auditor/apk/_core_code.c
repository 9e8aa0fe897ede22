/* The compiled core: class data, and calls in the code. See _core.c. */
#include "_core.h"

#define CODE_HEADER 16
#define OVERHEAD 64 /* what a method costs beside its code units */

/* --- class data ------------------------------------------------------------ */

typedef struct {
    uint32_t method, start;
} Item;

typedef struct {
    const uint8_t *at, *end;
    uint64_t left; /* numbers that may still be read: classes must not overlap */
} Numbers;

/* One uleb128 number of at most five bytes. */
static int number(Numbers *numbers, uint64_t *value)
{
    *value = 0;
    if (numbers->left == 0)
        return 0;
    numbers->left--;
    for (int shift = 0; shift < 35 && numbers->at < numbers->end; shift += 7) {
        uint8_t byte = *numbers->at++;
        *value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return 1;
    }
    return 0;
}

/* Whether a method's code begins in the file; then where. How long it is says its
 * header, which is far away: that is read when the code itself is. */
static int code_at(const Py_buffer *data, uint64_t method, uint64_t offset, size_t methods,
                   Item *item)
{
    if (offset == 0 || offset % 4 || offset + CODE_HEADER > size_of(data) || method >= methods)
        return 0;
    item->method = (uint32_t)method;
    item->start = (uint32_t)offset + CODE_HEADER;
    return 1;
}

/* One class's methods with code, behind `used` others. 0 when it does not fit. */
static int read_class(const Py_buffer *data, Numbers *numbers, size_t methods, Item *items,
                      size_t *used)
{
    uint64_t sizes[4], ignored, difference, offset;
    for (int i = 0; i < 4; i++)
        if (!number(numbers, &sizes[i]))
            return 0;
    for (int list = 0; list < 4; list++) {
        uint64_t method = 0;
        for (uint64_t i = 0; i < sizes[list]; i++) {
            if (!number(numbers, &difference) || !number(numbers, &ignored))
                return 0;
            if (list < 2) /* fields have two numbers, methods three */
                continue;
            if (!number(numbers, &offset))
                return 0;
            method += difference;
            *used += (size_t)code_at(data, method, offset, methods, &items[*used]);
        }
    }
    return 1;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Offsets of the classes' data, each once, ascending; their number, -1 when out of memory. */
static Py_ssize_t class_offsets(Table classes, uint32_t **offsets)
{
    size_t found = 0, kept = 0;
    *offsets = malloc(sizeof **offsets * (classes.count + 1));
    if (*offsets == NULL)
        return -1;
    for (size_t i = 0; i < classes.count; i++) {
        uint32_t offset = u32(classes.rows + CLASS_ROW * i + 24);
        if (offset)
            (*offsets)[found++] = offset;
    }
    qsort(*offsets, found, sizeof **offsets, by_number);
    for (size_t i = 0; i < found; i++)
        if (kept == 0 || (*offsets)[i] != (*offsets)[kept - 1])
            (*offsets)[kept++] = (*offsets)[i];
    return (Py_ssize_t)kept;
}

static PyObject *items_of(const Py_buffer *data, const uint32_t *offsets, size_t count,
                          size_t methods, size_t end, size_t limit)
{
    const uint8_t *bytes = bytes_of(data);
    size_t first, used = 0;
    Numbers numbers = {NULL, NULL, 0};
    Item *items;
    PyObject *found = NULL;
    if (count == 0)
        return PyBytes_FromStringAndSize(NULL, 0);
    first = offsets[0];
    if (offsets[count - 1] >= size_of(data) || size_of(data) > UINT32_MAX) {
        refuse("class data lies out of the file");
        return NULL;
    }
    if (end <= offsets[count - 1] || end > size_of(data))
        end = size_of(data);
    if (end - first > limit) {
        refuse("class data is spread over too many bytes");
        return NULL;
    }
    for (size_t i = first; i < end; i++)
        numbers.left += bytes[i] < 0x80;
    numbers.end = bytes + end;
    /* not malloc: the product may wrap where sizes have 32 bits */
    items = calloc((size_t)(numbers.left / 3 + 1), sizeof *items);
    if (items == NULL)
        return PyErr_NoMemory();
    for (size_t i = 0; i < count; i++) {
        numbers.at = bytes + offsets[i];
        if ((i && numbers.at[-1] >= 0x80) ||
            !read_class(data, &numbers, methods, items, &used)) {
            refuse("class data does not fit or overlaps");
            goto out;
        }
    }
    found = PyBytes_FromStringAndSize((const char *)items, (Py_ssize_t)(used * sizeof *items));
out:
    free(items);
    return found;
}

PyObject *code_items(PyObject *self, PyObject *args)
{
    Py_buffer data;
    Py_ssize_t offset, count, methods, end, limit;
    PyObject *found = NULL;
    uint32_t *offsets = NULL;
    Table classes;
    if (!PyArg_ParseTuple(args, "y*(nn)nnn", &data, &offset, &count, &methods, &end, &limit))
        return NULL;
    if (methods < 0 || end < 0 || limit < 0)
        refuse("a size is negative");
    else if (table_at(&data, offset, count, CLASS_ROW, &classes)) {
        Py_ssize_t distinct = class_offsets(classes, &offsets);
        if (distinct < 0)
            PyErr_NoMemory();
        else
            found = items_of(&data, offsets, (size_t)distinct, (size_t)methods, (size_t)end,
                             (size_t)limit);
        free(offsets);
    }
    PyBuffer_Release(&data);
    return found;
}

/* --- code ------------------------------------------------------------------ */

enum { FIELD, METHOD, STRING, JUMBO };

static uint8_t widths[256]; /* code units of an instruction */
static uint8_t looks[256];  /* 1 << the kind of its operand */

void set_up_opcodes(void)
{
    static const uint8_t runs[][3] = {
        {0x02, 0x02, 2}, {0x03, 0x03, 3}, {0x05, 0x05, 2}, {0x06, 0x06, 3}, {0x08, 0x08, 2},
        {0x09, 0x09, 3}, {0x13, 0x13, 2}, {0x14, 0x14, 3}, {0x15, 0x16, 2}, {0x17, 0x17, 3},
        {0x18, 0x18, 5}, {0x19, 0x1A, 2}, {0x1B, 0x1B, 3}, {0x1C, 0x1C, 2}, {0x1F, 0x20, 2},
        {0x22, 0x23, 2}, {0x24, 0x26, 3}, {0x29, 0x29, 2}, {0x2A, 0x2C, 3}, {0x2D, 0x3D, 2},
        {0x44, 0x6D, 2}, {0x6E, 0x72, 3}, {0x74, 0x78, 3}, {0x90, 0xAF, 2}, {0xD0, 0xE2, 2},
        {0xFA, 0xFB, 4}, {0xFC, 0xFD, 3}, {0xFE, 0xFF, 2},
    };
    memset(widths, 1, sizeof widths);
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        memset(widths + runs[i][0], runs[i][2], (size_t)(runs[i][1] - runs[i][0] + 1));
    memset(looks + 0x52, 1 << FIELD, 7); /* reads of instance and of static fields */
    memset(looks + 0x60, 1 << FIELD, 7);
    memset(looks + 0x6E, 1 << METHOD, 11);
    memset(looks + 0xFA, 1 << METHOD, 2);
    looks[0x1A] = 1 << STRING;
    looks[0x1B] = 1 << JUMBO;
}

typedef struct {
    uint32_t start, item, at, target, method;
    int kind;
} Hit;

typedef struct {
    Py_buffer masks[3];
    uint8_t kinds[0x10000]; /* by 16-bit operand, 1 << each kind that is wanted */
    Hit *hits;
    size_t count, room, most;
    int full; /* there are more hits than may be */
} Search;

static void prepare(Search *search)
{
    for (int kind = FIELD; kind <= STRING; kind++)
        for (size_t i = 0; i < size_of(&search->masks[kind]); i++)
            if (bytes_of(&search->masks[kind])[i]) {
                if (i < sizeof search->kinds)
                    search->kinds[i] |= (uint8_t)(1 << kind);
                if (kind == STRING) /* by the lower half of its operand */
                    search->kinds[i & 0xFFFF] |= 1 << JUMBO;
            }
}

static int add_hit(Search *search, Hit hit)
{
    if (search->count == search->most) {
        search->full = 1;
        return 1;
    }
    if (search->count == search->room) {
        size_t room = search->room ? 2 * search->room : 1024;
        Hit *more = realloc(search->hits, sizeof hit * room);
        if (more == NULL) {
            PyErr_NoMemory();
            return 0;
        }
        search->hits = more;
        search->room = room;
    }
    search->hits[search->count++] = hit;
    return 1;
}

/* Code units of the instruction or payload that begins at `at`. */
static uint64_t width(const uint8_t *code, uint64_t at, uint64_t units)
{
    const uint8_t *here = code + 2 * at;
    if (here[0] != 0 || here[1] == 0 || here[1] > 3)
        return widths[here[0]];
    if (at + 3 >= units) /* a payload that is cut off */
        return units;
    if (here[1] == 1)
        return 4 + 2 * (uint64_t)u16(here + 2);
    if (here[1] == 2)
        return 2 + 4 * (uint64_t)u16(here + 2);
    return 4 + ((uint64_t)u32(here + 4) * u16(here + 2) + 1) / 2;
}

/* Every unit of a method that looks like an instruction with a wanted operand;
 * whether one really begins there is only known when all before it are stepped
 * over, which few methods need: payloads and operands look the same. */
static int search_item(const uint8_t *code, uint32_t units, const Item *item,
                       uint32_t number_of_item, Search *search)
{
    uint64_t begins = 0; /* an instruction does, here */
    for (uint64_t at = 0; at + 1 < units && !search->full; at++) {
        const uint8_t *here = code + 2 * at;
        uint32_t target = u16(here + 2);
        uint8_t found = search->kinds[target] & looks[here[0]];
        Hit hit = {item->start, number_of_item, (uint32_t)at, target, item->method, STRING};
        if (!found)
            continue;
        while (begins < at)
            begins += width(code, begins, units);
        if (begins != at)
            continue;
        if (found == 1 << JUMBO) {
            if (at + 2 >= units)
                continue;
            hit.target = u32(here + 2);
            if (hit.target >= size_of(&search->masks[STRING]) ||
                !bytes_of(&search->masks[STRING])[hit.target])
                continue;
        } else
            hit.kind = found == 1 << FIELD ? FIELD : found == 1 << METHOD ? METHOD : STRING;
        if (!add_hit(search, hit))
            return 0;
    }
    return 1;
}

/* In the order of the code; of methods that share theirs, the last first. */
static int by_place(const void *a, const void *b)
{
    const Hit *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->item != y->item)
        return x->item > y->item ? -1 : 1;
    return (x->at > y->at) - (x->at < y->at);
}

static int search_all(const Py_buffer *data, const Py_buffer *items, Py_ssize_t budget,
                      Search *search)
{
    uint64_t left = budget < 0 ? 0 : (uint64_t)budget;
    for (size_t i = 0; i < size_of(items) / sizeof(Item); i++) {
        Item item;
        uint32_t units;
        memcpy(&item, bytes_of(items) + i * sizeof item, sizeof item);
        if (item.start < CODE_HEADER || item.start > size_of(data))
            return refuse("code lies out of the file");
        units = u32(bytes_of(data) + item.start - 4);
        if (units > (size_of(data) - item.start) / 2)
            continue; /* it is cut off */
        if (left < units + (uint64_t)OVERHEAD)
            return refuse("its methods share code beyond the work budget");
        left -= units + (uint64_t)OVERHEAD;
        if (!search_item(bytes_of(data) + item.start, units, &item, (uint32_t)i, search))
            return 0;
    }
    if (search->full) {
        PyErr_SetString(PyExc_OverflowError, "too many calls");
        return 0;
    }
    if (search->count)
        qsort(search->hits, search->count, sizeof *search->hits, by_place);
    return 1;
}

PyObject *find_sites(PyObject *self, PyObject *args)
{
    Py_buffer data, items;
    Py_ssize_t budget, most;
    PyObject *found = NULL;
    Search *search = calloc(1, sizeof *search);
    int fine = 0;
    if (search == NULL)
        return PyErr_NoMemory();
    if (!PyArg_ParseTuple(args, "y*y*(y*y*y*)nn", &data, &items, &search->masks[FIELD],
                          &search->masks[METHOD], &search->masks[STRING], &budget, &most)) {
        free(search);
        return NULL;
    }
    search->most = most > 0 ? (size_t)most : 0;
    prepare(search);
    if (search_all(&data, &items, budget, search) && (found = PyList_New(0)) != NULL) {
        fine = 1;
        for (size_t i = 0; fine && i < search->count; i++) {
            const Hit *hit = &search->hits[i];
            fine = append(found, Py_BuildValue("kik", (unsigned long)hit->method, hit->kind,
                                               (unsigned long)hit->target));
        }
    }
    PyBuffer_Release(&data);
    PyBuffer_Release(&items);
    for (int kind = FIELD; kind <= STRING; kind++)
        PyBuffer_Release(&search->masks[kind]);
    free(search->hits);
    free(search);
    return done(found, fine);
}
