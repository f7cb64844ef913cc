//! What a document type looks like, from which the format's JSON Schema and its TypeScript types
//! are made. It exists on the host only: nothing of it is in the WebAssembly module.

use std::rc::Rc;

use super::{Dynamic, Expression, Named, Text};

/// A type whose JSON can be described.
pub trait Shaped {
    /// The description.
    fn shape() -> Shape;
}

/// The JSON that a type is written as.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any JSON value.
    Any,
    /// A string.
    String,
    /// A FEEL expression.
    Expression,
    /// Text with `{{ expression }}`.
    Text,
    /// True or false.
    Bool,
    /// A whole number from 0 on.
    Unsigned,
    /// A number.
    Number,
    /// One of several words.
    Words(Words),
    /// An array.
    List(Box<Shape>),
    /// An object whose names are the author's.
    Named(Box<Shape>),
    /// A literal, or a string that begins with `=`.
    Dynamic(Box<Shape>),
    /// One of several shapes.
    Either(Vec<Shape>),
    /// An object with known properties.
    Record(Record),
    /// One of several objects, told apart by a property.
    Choice(Choice),
}

/// A named set of words.
#[derive(Clone, Debug)]
pub struct Words {
    /// The type's name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// Each word with its documentation.
    pub words: &'static [(&'static str, &'static str)],
}

/// An object with known properties.
#[derive(Clone, Debug)]
pub struct Record {
    /// The type's name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// Its properties: a function, since types may hold each other.
    pub properties: fn() -> Vec<Property>,
    /// A record or a choice whose properties stand in the same object.
    pub more: Option<fn() -> Shape>,
}

impl Record {
    /// Its properties, with those of a record that stands in the same object.
    pub fn all_properties(&self) -> Vec<Property> {
        let mut properties = (self.properties)();
        if let Some(Shape::Record(more)) = self.more.map(|more| more()) {
            properties.extend(more.all_properties());
        }
        properties
    }

    /// The choice that stands in the same object.
    pub fn choice(&self) -> Option<Shape> {
        match self.more.map(|more| more())? {
            Shape::Record(more) => more.choice(),
            choice => Some(choice),
        }
    }
}

/// Several objects of which one property says which it is.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The type's name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// The property that tells them apart.
    pub property: &'static str,
    /// Each word of that property with the object it stands for.
    pub cases: fn() -> Vec<(&'static str, Shape)>,
}

/// A property of a record.
#[derive(Clone, Debug)]
pub struct Property {
    /// The property's name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// Its shape.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
}

impl Property {
    /// The property `name` of type `T`.
    pub fn new<T: Shaped>(name: &'static str, doc: &'static str, required: bool) -> Self {
        Self { name, doc, shape: T::shape(), required }
    }
}

macro_rules! shapes {
    ($($type:ty => $shape:expr,)+) => {
        $(impl Shaped for $type {
            fn shape() -> Shape {
                $shape
            }
        })+
    };
}

shapes! {
    Rc<str> => Shape::String,
    String => Shape::String,
    Expression => Shape::Expression,
    Text => Shape::Text,
    bool => Shape::Bool,
    u32 => Shape::Unsigned,
    u64 => Shape::Unsigned,
}

impl<T: Shaped> Shaped for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Shaped> Shaped for Rc<T> {
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Shaped> Shaped for Box<T> {
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

impl<T: Shaped> Shaped for Named<T> {
    fn shape() -> Shape {
        Shape::Named(Box::new(T::shape()))
    }
}

impl<T: Shaped> Shaped for Dynamic<T> {
    fn shape() -> Shape {
        Shape::Dynamic(Box::new(T::shape()))
    }
}
